import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Which rooms each room may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  threads: [],
  recognizers: ['threads'],
  knowledge: ['threads'],
  customers: [],
  handoff: [],
  insights: ['handoff', 'knowledge', 'customers', 'recognizers', 'threads'],
  storage: [],
  dialogs: ['recognizers', 'knowledge', 'customers', 'handoff'],
  console: ['recognizers', 'knowledge', 'customers', 'handoff', 'insights'],
  bot: [
    ...['recognizers', 'knowledge', 'customers', 'handoff', 'insights', 'storage'],
    ...['dialogs', 'console'],
  ],
};

/** Packages that only these rooms may import. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  mongodb: ['storage'],
  'better-sqlite3': ['storage'],
  restify: ['bot', 'console'],
  pino: ['bot'],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  readonly typesOnly: boolean;
  /** Path from the root, for imports of ours. */
  readonly target: string | undefined;
}

describe('The architecture', () => {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => existsSync(join(ROOT, room)));
  const files = rooms.flatMap((room) => sourceFiles(join(ROOT, room)));
  const imports = files.flatMap(importsOf);

  it('lets rooms import only in the one direction', () => {
    const wrong = imports.filter(({ room, target, typesOnly, file }) => {
      const to = target?.split('/')[0];
      if (!to || to === room || MAY_IMPORT[room]?.includes(to)) return false;
      if (room === 'storage') return !typesOnly;
      // The pages share the API's shapes with the routes: types, which vanish.
      return !(file.startsWith('console/web/') && typesOnly);
    });
    expect(wrong.map(describeImport)).to.deep.equal([]);
  });

  it('enters a room by its index.ts (storage may take types from any store.ts)', () => {
    const wrong = imports.filter(({ room, target, typesOnly }) => {
      if (!target || target.split('/')[0] === room) return false;
      const isStore = room === 'storage' && typesOnly && target.endsWith('/store.ts');
      return !/^[a-z]+\/index\.ts$/.test(target) && !isStore;
    });
    expect(wrong.map(describeImport)).to.deep.equal([]);
  });

  it('keeps databases in storage, restify at the edges, the log and the settings in bot', () => {
    const wrong = imports.filter(({ specifier, room, typesOnly }) => {
      const allowed = ONLY_IN[specifier];
      return allowed !== undefined && !allowed.includes(room) && !typesOnly;
    });
    expect(wrong.map(describeImport)).to.deep.equal([]);
    const readers = files.filter((file) => /process\.env\b/.test(read(file)));
    expect(readers.map(fromRoot)).to.deep.equal([
      'bot/exportCommand.ts',
      'bot/fitPolicyCommand.ts',
      'bot/importCommand.ts',
      'bot/main.ts',
      'bot/migrateStoreCommand.ts',
      'bot/trainCommand.ts',
      'bot/whatIfCommand.ts',
    ]);
  });

  it('lets only the middleware, the turn and its runner see a TurnContext in handoff', () => {
    const seeing = files
      .filter((file) => fromRoot(file).startsWith('handoff/'))
      .filter((file) => /\bTurnContext\b/.test(read(file)));
    expect(seeing.map(fromRoot)).to.have.members([
      'handoff/inbound.ts',
      'handoff/middleware.ts',
      'handoff/turn.ts',
      'handoff/turnRunner.ts',
    ]);
  });

  it('has no imports in circles between files, types aside', () => {
    expect(firstCircle(imports.filter(({ typesOnly }) => !typesOnly))).to.deep.equal([]);
  });

  it('names everything it exports, and has no default exports', () => {
    const wrong = files.filter((file) => {
      const isConfig = file.endsWith('vite.config.ts');
      return /^export \*|^export default/m.test(read(file)) && !isConfig;
    });
    expect(wrong.map(fromRoot)).to.deep.equal([]);
  });

  it('imports no package that package.json does not name', () => {
    const { dependencies, devDependencies } = JSON.parse(read(join(ROOT, 'package.json')));
    const known = new Set([
      ...Object.keys(dependencies),
      ...builtinModules,
      ...builtinModules.map((name) => `node:${name}`),
    ]);
    const inPages = (file: string) => /^(console\/web|bot\/chat)\//.test(file);
    const wrong = imports.filter(({ specifier, target, file, typesOnly }) => {
      if (target || specifier.startsWith('.')) return false;
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const isKnown = known.has(name) || known.has(specifier);
      return !isKnown && !((inPages(file) || typesOnly) && name in devDependencies);
    });
    expect(wrong.map(describeImport)).to.deep.equal([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
        found.push(importOf(file, node.moduleSpecifier.text, isTypesOnly(node)));
      }
    } else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      found.push(importOf(file, node.arguments[0].text, false));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypesOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

function importOf(file: string, specifier: string, typesOnly: boolean): Import {
  const isOurs = specifier.startsWith('.') && !specifier.includes('/node_modules/');
  const target = isOurs ? fromRoot(resolve(dirname(file), specifier)) : undefined;
  const path = fromRoot(file);
  return { file: path, room: path.split('/')[0] ?? '', specifier, typesOnly, target };
}

/** The files of one circle of imports, empty when there is none. */
function firstCircle(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target) next.set(file, [...(next.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of next.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of next.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function describeImport({ file, specifier }: Import): string {
  return `${file} imports ${specifier}`;
}

function fromRoot(path: string): string {
  return relative(ROOT, path);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
