import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { documentLimits, NESTED_TOO_DEEPLY, tooManyLines } from './document-limits.js';
import type { Limits } from './limits.js';

/** So many characters of documents are kept, each of which takes some 100 bytes, and none that is longer than `LONG`. */
const KEEP = 256 * 1024;
const LONG = 32 * 1024;

/** Parses and validates what comes by WebSocket; over HTTP Apollo does the same. A valid document is known from then on. */
export class Documents {
  private readonly known = new Map<string, DocumentNode>();
  private characters = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: Limits,
  ) {}

  /** The document, or what is wrong with it; guests get no suggestions. */
  read(text: string, isGuest: boolean): DocumentNode | readonly GraphQLError[] {
    const known = this.known.get(text);
    if (known) return known;
    const told = tooManyLines(text);
    if (told) return [told];
    try {
      const document = parse(text, { maxTokens: this.limits.tokens });
      const rules = [documentLimits(this.limits), ...specifiedRules];
      const errors = validate(this.schema, document, rules, { hideSuggestions: isGuest });
      if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
      this.keep(text, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
      // the parser's stack has its end
      if (error instanceof RangeError) return [withCode(new GraphQLError(NESTED_TOO_DEEPLY), 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
  }

  private keep(text: string, document: DocumentNode): void {
    if (text.length > LONG) return;
    this.known.set(text, document);
    this.characters += text.length;
    for (const [oldest] of this.known) {
      if (this.characters <= KEEP) return;
      this.known.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}

export function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code;
  return error;
}
