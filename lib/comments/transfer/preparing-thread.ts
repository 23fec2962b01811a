/** Reads a file, and makes its texts ours, beside whoever writes them. */
export { tellSteps as default } from './prepare-steps';
