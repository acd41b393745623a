import { DiscoverController } from './discover/discover.controller.js';
import { Discover } from './discover/discover.query.js';

/** What anybody may read: lists, books, figures, and how all of it works. */
export const publicControllers = [DiscoverController];
export const publicProviders = [Discover];
export const publicModules = [];
