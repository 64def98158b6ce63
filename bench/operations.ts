/** What is asked, in GraphQL, and where the server without GraphQL answers the same. */
export interface Operation {
  query: string;
  method: 'GET' | 'POST';
  path: string;
}

const POOLS = 'licensePools { kind capacity assigned available }';
const USERS = `users(first: 50) { nodes {
    id name email role
    licenses { id kind assignedAt }
    bookingPages(first: 10) { nodes { id title slug enabled } }
  } }`;

function change(verb: string): string {
  return `mutation ($userId: ID!) {
  ${verb}(input: { userId: $userId, kind: SCHEDULED_MEETING }) { license { id } availableAfter userErrors { code } }
}`;
}

export const SEAT_USAGE: Operation = { query: `{ ${POOLS} }`, method: 'GET', path: '/seat-usage' };
export const DASHBOARD: Operation = { query: `{\n  ${POOLS}\n  ${USERS}\n}`, method: 'GET', path: '/dashboard' };
export const ASSIGN: Operation = { query: change('assignLicense'), method: 'POST', path: '/assign-license' };
export const UNASSIGN: Operation = { query: change('unassignLicense'), method: 'POST', path: '/unassign-license' };

/** Many at once is only known to ours. */
function changeAll(verb: string, then: string): Operation {
  const query = `mutation ($userIds: [ID!]!) {
  ${verb}(input: { userIds: $userIds, kind: SCHEDULED_MEETING }) { ${then} userErrors { code } }
}`;
  return { query, method: 'POST', path: '' };
}

export const ASSIGN_ALL = changeAll('assignLicenses', 'licenses { id } availableAfter');
export const UNASSIGN_ALL = changeAll('unassignLicenses', 'licenses { id } availableAfter');

/** The whole request, ready to be written to a connection. */
export function toRequest(graphql: boolean, operation: Operation, key: string, variables?: object): Buffer {
  const { query, method, path } = graphql ? { query: operation.query, method: 'POST', path: '/graphql' } : operation;
  const body = method === 'GET' ? '' : JSON.stringify(graphql ? { query, variables } : variables);
  const length = method === 'GET' ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  const head = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${key}\r\n${length}\r\n`;
  return Buffer.from(head + body);
}
