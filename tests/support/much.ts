/** Its answer has some sixty thousand bytes, and costs the server little: most of it are descriptions. */
export const MUCH = '{ __schema { types { name description fields { name description } } } }';

/** In each of a hundred licenses, a few times, it makes megabytes. */
export const LICENSES_OF_POOL = 'pool { licenses(first: 20) { nodes { id kind pool { id capacity } } } }';
