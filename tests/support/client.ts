import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface Answer<T> {
  status: number;
  headers: Headers;
  data: T | null | undefined;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; [more: string]: unknown } }[];
}

type Document<T, V> = TypedDocumentNode<T, V> | string;

/** A caller of the API over HTTP; a guest without a key. */
export function client(server: { url: string }, key?: string) {
  const send = async <T, V>(document: Document<T, V>, variables?: V): Promise<Answer<T>> => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
    });
    const { data, errors = [] } = (await response.json()) as Partial<Answer<T>>;
    return { status: response.status, headers: response.headers, data, errors };
  };
  return {
    /** The answer as it came, errors and all. */
    send,
    /** The data of an answer that must have no errors. */
    async ask<T, V>(document: Document<T, V>, variables?: V): Promise<T> {
      const { data, errors, status } = await send(document, variables);
      if (errors.length > 0 || data == null) throw new Error(`status ${status}: ${JSON.stringify(errors)}`);
      return data;
    },
    /** The codes of an answer's errors. */
    async refusals<T, V>(document: Document<T, V>, variables?: V): Promise<string[]> {
      return (await send(document, variables)).errors.map((error) => error.extensions.code);
    },
  };
}
