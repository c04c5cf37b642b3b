import { Counter, Gauge, type Registry } from 'prom-client';
import { alertLag } from '../../store/alerts/deliveries.ts';
import { subscriptionCount } from '../../store/alerts/subscriptions.ts';
import type { Database } from '../../store/database/database.ts';

/** Metrics of alerts to readers. */
export function alertMetrics(registry: Registry) {
  const deliveries = new Counter({
    name: 'sharit_alert_deliveries_total',
    help: 'Alerts sent to browsers by this process: reached, failed, gone (the subscription has ended), unconfirmed, retried',
    labelNames: ['outcome'],
    registers: [registry],
  });
  // A counter that first appears with a value has not increased for Prometheus: the first failures would not be noticed.
  for (const outcome of ['reached', 'failed', 'gone', 'unconfirmed', 'retried']) deliveries.inc({ outcome }, 0);
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const subscriptions = gauge('sharit_alert_subscriptions', 'Browsers that get alerts');
  const lag = gauge('sharit_alert_lag_seconds', 'How long the oldest alert that is due has waited to be sent');
  return {
    delivered: (outcome: string) => deliveries.inc({ outcome }),
    async count(db: Database): Promise<void> {
      const [browsers, seconds] = await Promise.all([subscriptionCount(db), alertLag(db)]);
      subscriptions.set(browsers);
      lag.set(seconds);
    },
  };
}
