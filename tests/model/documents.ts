import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';

// What the API is asked: for all that it can show, so that what is added to it must be added to the model.

/** By the clock, beside all changes; or the place in the log in other words. */
const LEFT_OUT = new Set(['ApiKey.lastUsedAt', 'AccountEvent.id', 'AccountEvent.cursor', 'AccountEvent.requestId']);

/** A mutation's whole payload. */
export function mutationDocument(schema: GraphQLSchema, name: string): string {
  const field = schema.getMutationType()?.getFields()[name] as GraphQLField<unknown, unknown>;
  const input = field.args[0]?.type;
  const parts = Object.values((getNamedType(field.type) as GraphQLObjectType).getFields()).map((part) => {
    const type = getNamedType(part.type);
    if (type.name === 'UserError') return 'userErrors { code field }';
    return isObjectType(type) ? `${part.name} { ${wholeOf(type)} }` : part.name;
  });
  return `mutation ($input: ${input}!) { payload: ${name}(input: $input) { ${parts.join(' ')} } }`.replace('!!', '!');
}

/** The whole account, and its log after a cursor. */
export function accountDocument(schema: GraphQLSchema): string {
  const whole = (type: string) => wholeOf(schema.getType(type) as GraphQLObjectType);
  const list = (field: string, type: string, args = 'first: 100') =>
    `${field}(${args}) { nodes { ${whole(type)} } pageInfo { hasNextPage } }`;
  return `query ($after: String) {
    account { eventCursor }
    ${list('users', 'User', 'first: 100, orderBy: CREATED_AT')}
    licensePools { ${whole('LicensePool')} ${list('licenses', 'License')} }
    ${list('bookingPages', 'BookingPage')}
    ${schema.getQueryType()?.getFields().bookings ? list('bookings', 'Booking') : ''}
    ${schema.getQueryType()?.getFields().conversations ? list('conversations', 'Conversation') : ''}
    ${list('apiKeys', 'ApiKey')}
    ${logOf(schema)}
  }`;
}

/** More of the log. */
export function logDocument(schema: GraphQLSchema): string {
  return `query ($after: String) { ${logOf(schema)} }`;
}

function logOf(schema: GraphQLSchema): string {
  const event = schema.getType('AccountEvent');
  const types = isAbstractType(event) ? schema.getPossibleTypes(event) : [];
  const fragments = types.map((type) => `... on ${type} { ${wholeOf(type, 'AccountEvent')} }`);
  return `events(first: 100, after: $after) { nodes { ${fragments.join(' ')} } pageInfo { hasNextPage endCursor } }`;
}

/** All fields of an object; of objects that it leads to, and lists of them, their ids. */
function wholeOf(type: GraphQLObjectType, name = type.name): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0 || LEFT_OUT.has(`${name}.${field.name}`)) return [];
    return isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { id }`;
  });
  return `__typename ${fields.join(' ')}`;
}
