import { type DocumentNode, GraphQLError, type ValidationRule, visit } from 'graphql';
import { validationAbortedError } from 'graphql/validation/validationAbortedError.js';
import type { Limits } from './limits.js';

/** The place of an error is found by counting lines. */
const LINES = 2_000;
/** An answer repeats an alias with each of its values, and errors repeat names. */
const NAME_LENGTH = 100;
/** Lists within lists in the type of a variable. */
const LISTS = 10;

/** What a `RangeError` of the parser means. */
export const NESTED_TOO_DEEPLY = 'The document is nested too deeply.';

/** Keeps faults from taking long to tell. To be asked before anything else looks at the document. */
export function tooManyLines(text: unknown): GraphQLError | undefined {
  if (typeof text !== 'string' || !hasMoreLines(text, LINES)) return undefined;
  return new GraphQLError(
    `The document has more than ${LINES} lines. Give values by variables, and leave out empty lines.`,
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
  );
}

/** Keeps validation from taking long: other rules compare fields with each other, and do so no more beyond this. */
export function documentLimits(limits: Pick<Limits, 'fields'>): ValidationRule {
  return (context) => ({
    Document(document) {
      const told = tooMuch(document, limits.fields);
      if (told === undefined) return;
      context.reportError(new GraphQLError(told));
      throw validationAbortedError;
    },
  });
}

function hasMoreLines(text: string, most: number): boolean {
  const ends = /\r\n|\n|\r/g;
  let lines = 1;
  while (lines <= most && ends.exec(text)) lines++;
  return lines > most;
}

function tooMuch(document: DocumentNode, mostFields: number): string | undefined {
  let fields = 0;
  let longestName = 0;
  let lists = 0;
  let deepestList = 0;
  const countSelection = () => {
    fields++;
  };
  visit(document, {
    Name({ value }) {
      longestName = Math.max(longestName, value.length);
    },
    Field: countSelection,
    FragmentSpread: countSelection,
    InlineFragment: countSelection,
    ListType: {
      enter() {
        deepestList = Math.max(deepestList, ++lists);
      },
      leave() {
        lists--;
      },
    },
  });
  if (deepestList > LISTS) return NESTED_TOO_DEEPLY;
  if (longestName > NAME_LENGTH) return `A name has ${longestName} characters; at most ${NAME_LENGTH} are allowed.`;
  if (fields > mostFields) {
    return `The document has ${fields} fields and fragments; at most ${mostFields} are allowed. Ask in several documents.`;
  }
  return undefined;
}
