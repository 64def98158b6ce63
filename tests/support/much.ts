/** Its answer has some sixty thousand bytes, and costs the server little: most of it are descriptions. */
export const MUCH = '{ __schema { types { name description fields { name description } } } }';
