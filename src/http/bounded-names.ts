/** How many names that clients chose become labels: each is a series of its own for as long as the process runs. */
const MOST = 200;

/** Names that clients chose, as labels: the first so many as they are, later ones "other". */
export function createBoundedNames(most = MOST): (name: string) => string {
  const known = new Set<string>();
  return (name) => {
    if (known.has(name)) return name;
    if (known.size >= most) return 'other';
    known.add(name);
    return name;
  };
}
