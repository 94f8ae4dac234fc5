import { actionsFor, show } from '../../decide.server.ts';

export const load = (event) => show(event, 'manifesto');

export const actions = actionsFor('manifesto');
