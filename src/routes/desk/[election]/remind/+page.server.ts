import { actionsFor, show } from '../bulk.server.ts';

export const load = (event) => show(event, 'remind');

export const actions = actionsFor('remind');
