import { actionsFor, show } from '../../decide.server.ts';

export const load = (event) => show(event, 'profile');

export const actions = actionsFor('profile');
