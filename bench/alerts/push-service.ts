// The push service of bench/alerts/alerts.ts, as a process of its own: decrypts what it gets, and counts.
import { openPushService } from '../../server/testing/push-service.ts';

const [publicKey = '', browsers = '0'] = process.argv.slice(2);
const service = await openPushService(publicKey);
const subscribers = Array.from({ length: Number(browsers) }, (_, index) => service.subscriber(`browser-${index}`));
process.send!({ subscribers });

process.on('message', (asked) => {
  if (asked === 'begin') service.received.length = 0;
  else {
    const names = new Set(service.received.map(({ name }) => name));
    const wrong = service.refused();
    process.send!({ received: names.size, doubles: service.received.length - names.size, wrong });
  }
});
process.on('disconnect', () => process.exit());
