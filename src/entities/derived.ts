import { Extensions, Field } from 'type-graphql';

/**
 * Declares a field of the noun that follows from its columns: a static method that takes the row. It is pure, and so
 * answers for plain rows too; the schema calls it as it stands, without a promise.
 */
export function Derived(type: () => unknown, options: { description: string }) {
  return <T extends (row: never) => unknown>(
    noun: { prototype: object },
    name: string,
    descriptor: TypedPropertyDescriptor<T>,
  ): void => {
    // TypeGraphQL collects fields from a prototype; a static method's decorator is given the class
    Field(type as () => never, options)(noun.prototype, name);
    Extensions({ derive: descriptor.value })(noun.prototype, name);
  };
}
