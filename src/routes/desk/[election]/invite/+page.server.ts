import { actionsFor, show } from '../bulk.server.ts';

export const load = (event) => show(event, 'invite');

export const actions = actionsFor('invite');
