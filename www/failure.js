// @ts-check
/** What went wrong, in words for the reader. */
import { CoreError } from './client.js';
import { sentence } from './format.js';
import { sayMore } from './wording.js';

/** @typedef {{ message: string, hint: string }} Failure */

/** @param {unknown} error @returns {Failure} */
export function failureOf(error) {
  if (error instanceof CoreError && error.fatal) return { message: sayMore.stopped, hint: '' };
  if (error instanceof CoreError) return { message: error.message, hint: error.hint };
  return { message: error instanceof Error ? error.message : String(error), hint: '' };
}

/** @param {Failure} failure @returns {string} */
export const inSentences = ({ message, hint }) => `${sentence(message)} ${sentence(hint)}`;
