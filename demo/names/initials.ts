export { initialsOf } from '../../src/ground/initials.js';
