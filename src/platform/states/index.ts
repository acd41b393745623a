export { history, type StateChange } from './history.js';
export { IllegalTransition } from './states.errors.js';
export { asRows, canBecome, finalStates, reachable, transition } from './transition.js';
export { birth, type Transitions } from './transitions.js';
