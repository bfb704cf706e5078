import type { Tracking } from '../../../contract/cases.js';
import { fill, type ResidentWords } from './words.js';

export interface StoryLine { sequence: number; at: number; sentence: string }

/**
 * The case's story in plain sentences. Only kinds that have a sentence are told, and only a name, a stage or a pause reason
 * is put in: reasons between staff, candidates and the like never reach the reporter's page, whatever the data holds.
 */
export function storyInWords(timeline: Tracking['timeline'], w: ResidentWords): StoryLine[] {
  const sentences = w.fact as Record<string, string>;
  const lines: StoryLine[] = [];
  for (const entry of timeline) {
    const sentence = sentences[entry.kind];
    if (sentence === undefined) continue;
    const stage = textIn(entry.data, 'stage');
    const reason = textIn(entry.data, 'reason');
    lines.push({
      sequence: entry.sequence,
      at: entry.at,
      sentence: fill(sentence, {
        by: entry.actorName ?? w.someone,
        to: textIn(entry.data, 'toName', 'toPersonName', 'deskName') ?? w.someone,
        stage: stage === null ? '' : (w.stage as Record<string, string>)[stage] ?? '',
        pause: reason === null ? '' : (w.pause as Record<string, string>)[reason] ?? '',
      }),
    });
  }
  return lines;
}

function textIn(data: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
