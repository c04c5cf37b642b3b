import { listenForAlerts } from './alerts.ts';
import './precache.ts';
import './navigations.ts';
import './assets.ts';
import './pictures.ts';
import { scope } from './scope.ts';

listenForAlerts(scope);
