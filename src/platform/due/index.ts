export { DueWork, type DueItem } from './due-work.js';
