import './precache.ts';
import './navigations.ts';
import './assets.ts';
import './pictures.ts';
