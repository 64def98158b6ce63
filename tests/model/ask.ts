import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** Asks a server over a line that is kept, at less cost than `fetch` has: the model asks some ten thousand times. */
export function ask<Body>(url: string, secret: string | undefined, query: string, variables: object): Promise<Body> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text)));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ query, variables }));
  });
}

/** Lets the servers close. */
export function hangUp(): void {
  agent.destroy();
}
