export { Work, type OpenWork, type OpenWorkKind } from './work.js';
