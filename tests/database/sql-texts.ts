import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ParseResult, parse } from '@babel/parser';
import type { Expression, File, Node } from '@babel/types';

/** What a file declares by `const`, and what it imports from another of ours. */
interface Source {
  file: string;
  consts: Map<string, Node>;
  imports: Map<string, string>;
  tree: ParseResult<File>;
}

/** Functions that return names of columns and tables, which are in the code of the entities. */
const NAMES_OF = ['columnsOf', 'tableOf'];

/**
 * The places, `file:line: text`, where what the database is asked is not a text of the code. These are texts: a literal;
 * a template of nothing but texts and of numbers that are in the code; a choice between two texts; texts that are joined
 * or in which one text is replaced by another; names from `columnsOf` and `tableOf`; a constant that is one of these,
 * from whichever file; `sql`, a parameter or a property: whatever is given for one is looked at where it is given.
 */
export function sqlFromValues(file: string, code = readFileSync(file, 'utf8')): string[] {
  const source = read(file, code);
  return asked(source.tree.program)
    .filter((node) => !isText(node, source))
    .map((node) => `${file}:${node.loc?.start.line}: ${code.slice(node.start as number, node.end as number)}`);
}

function read(file: string, code: string): Source {
  const tree = parse(code, { sourceType: 'module', plugins: ['typescript', 'decorators-legacy'] });
  const source: Source = { file, consts: new Map(), imports: new Map(), tree };
  for (const node of nodesOf(tree.program)) {
    if (node.type === 'VariableDeclaration' && node.kind === 'const') {
      for (const { id, init } of node.declarations)
        if (id.type === 'Identifier' && init) source.consts.set(id.name, init);
    }
    if (node.type === 'ImportDeclaration') {
      for (const { local } of node.specifiers) source.imports.set(local.name, node.source.value);
    }
  }
  return source;
}

/** Whatever is asked, or may be: wherever something is given that is called `sql`, and each text that names its asker. */
function asked(program: Node): Node[] {
  const nodes = nodesOf(program);
  const places = new Map(nodes.flatMap(placeOfSql));
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'ObjectProperty' && nameOf(node.key) === 'sql' && isGiven(node.value)) return [node.value];
    if (node.type === 'VariableDeclarator' && nameOf(node.id) === 'sql' && node.init) return [node.init];
    if (node.type === 'AssignmentExpression' && isSql(node.left)) return [node.right];
    if (node.type === 'TemplateLiteral' && /^\s*\/\* \w+ \*\//.test(node.quasis[0]?.value.raw ?? '')) return [node];
    if (node.type !== 'CallExpression') return [];
    const place = ASKING.get(askerOf(node.callee)) ?? places.get(askerOf(node.callee));
    const given = place === undefined ? undefined : node.arguments[place];
    return given ? [given] : [];
  });
}

/** The methods with which the database is asked, and the place of their SQL. */
const ASKING = new Map([
  ['.query', 0],
  ['.execute', 0],
  ['tx.write', 0],
  ['totalOf', 1],
]);

function askerOf(callee: Node): string {
  if (callee.type !== 'MemberExpression') return nameOf(callee);
  const [whose, what] = [nameOf(callee.object), nameOf(callee.property)];
  return what === 'write' ? `${whose}.write` : `.${what}`;
}

/** Functions that take something called `sql`: they are asked like the database. */
function placeOfSql(node: Node): [string, number][] {
  const named = node.type === 'VariableDeclarator' ? [node.id, node.init] : [(node as { id?: Node }).id, node];
  const [id, made] = named as [Node | null | undefined, Node | null | undefined];
  const isFunction = made?.type === 'FunctionDeclaration' || made?.type === 'ArrowFunctionExpression';
  if (!isFunction || !id) return [];
  const place = made.params.findIndex((param) => nameOf(param) === 'sql');
  return place === -1 ? [] : [[nameOf(id), place]];
}

/** Not a pattern that takes it, nor a type. */
function isGiven(value: Node): value is Expression {
  return !(value.type === 'Identifier' && value.name === 'sql');
}

function isSql(node: Node): boolean {
  return nameOf(node.type === 'MemberExpression' ? node.property : node) === 'sql';
}

function isText(node: Node, source: Source): boolean {
  const all = (...parts: (Node | null | undefined)[]) => parts.every((part) => part != null && isText(part, source));
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
      return true;
    case 'TemplateLiteral':
      return all(...node.expressions);
    case 'ConditionalExpression':
      return all(node.consequent, node.alternate);
    case 'ArrowFunctionExpression':
      return all(node.body);
    case 'MemberExpression':
      return isSql(node);
    case 'ObjectExpression':
      // what mysql2 takes in place of a text; what stands for `sql` in it is looked at by itself
      return node.properties.some((property) => property.type === 'ObjectProperty' && nameOf(property.key) === 'sql');
    case 'Identifier':
      return node.name === 'sql' || isTextConstant(node.name, source);
    case 'CallExpression': {
      if (node.callee.type !== 'MemberExpression') return NAMES_OF.includes(nameOf(node.callee));
      const { object, property } = node.callee;
      if (nameOf(property) === 'join') return all(object, ...node.arguments);
      if (nameOf(property) === 'map') return all(node.arguments[0]);
      return nameOf(property) === 'replaceAll' && all(object, ...node.arguments);
    }
    default:
      return false;
  }
}

function isTextConstant(name: string, source: Source): boolean {
  const value = source.consts.get(name);
  if (value) return isText(value, source);
  const path = join(dirname(source.file), (source.imports.get(name) ?? '').replace(/\.js$/, '.ts'));
  if (!path.endsWith('.ts') || !existsSync(path)) return false;
  return isTextConstant(name, read(path, readFileSync(path, 'utf8')));
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}

function nodesOf(node: Node): Node[] {
  const children = Object.entries(node).flatMap(([key, value]) => (key === 'loc' ? [] : value));
  return [node, ...children.filter((child) => typeof child?.type === 'string').flatMap(nodesOf)];
}
