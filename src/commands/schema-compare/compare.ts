import { buildSchema } from 'graphql';
import { breakingChanges, dangerousChanges } from './changes.js';
import { loneDeprecations } from './deprecations.js';

/** What is told of a schema beside the released one. */
export interface Findings {
  /** Changes that break clients, which no decision record names. */
  undecided: string[];
  /** Those that one names. */
  decided: string[];
  /** Changes that clients written with care do not mind, such as a new value of an enum. */
  dangerous: string[];
  /** Where something is deprecated without a date, or without what to use instead. */
  deprecations: string[];
}

/** Both schemas as text; `decisions` is the text of all records, which name changes that break clients of `version`. */
export function compare(texts: { version: string; released: string; current: string; decisions: string }): Findings {
  const [released, current] = [buildSchema(texts.released), buildSchema(texts.current)];
  const lines = new Set(texts.decisions.split(/\r?\n/).map((line) => line.trim()));
  const breaking = breakingChanges(released, current);
  const isDecided = (change: string) => lines.has(recordLine(texts.version, change));
  return {
    undecided: breaking.filter((change) => !isDecided(change)),
    decided: breaking.filter(isDecided),
    dangerous: dangerousChanges(released, current),
    deprecations: loneDeprecations(current),
  };
}

/** The line of a decision record that allows a change; of one release, lest it allow the same again years later. */
export function recordLine(version: string, change: string): string {
  return `- Breaks ${version}: ${change}`;
}
