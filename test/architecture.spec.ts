// Guarantee: the map of the house is true: modules import only to their left and only through index.ts, each concern
// knows only what it may, and no file or function has grown past what can be read at once.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** The one total order. A module may import from modules before it, and only their index.ts. */
const order = [
  'money', 'platform', 'files', 'audit', 'users', 'ledger', 'projects', 'campaigns', 'payments', 'pledges', 'community', 'matching',
  'investments', 'settlement', 'payouts', 'refunds', 'deliveries', 'reconciliation', 'proposals', 'notifications', 'web',
]; // prettier-ignore

/** Programs of their own: they import nothing of the service, and nothing imports them. */
const programs = ['sandbox', 'local', 'demo'];

/** Where the modules are put together; these may import every index.ts. */
const assembly = ['main.ts', 'app.ts', 'app.module.ts', 'roles.ts', 'cli'];

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

interface Source {
  path: string;
  module: string;
  lines: number;
  imports: string[];
  tree: ts.SourceFile;
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) ? [path] : [];
  });

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const imports: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier;
    if (named && ts.isStringLiteral(named)) imports.push(named.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target)) imports.push(target.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const module = relative(src, path).split('/')[0] ?? '';
  return { path: relative(root, path), module, lines: text.split('\n').length - 1, imports, tree };
}

const sources = files(src).map(read);
const code = sources.filter((source) => !source.path.endsWith('.spec.ts'));

const target = (source: Source, specifier: string) => relative(src, resolve(root, dirname(source.path), specifier));
const inside = (source: Source) =>
  source.imports.filter((name) => name.startsWith('.')).map((name) => target(source, name));

describe('the map of the house', () => {
  it('has only the folders of the order', () => {
    const folders = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory());
    const unknown = folders.filter((name) => ![...order, ...programs, 'cli'].includes(name));
    expect(unknown).toEqual([]);
  });

  it('imports only to the left', () => {
    const upward = code.flatMap((source) => {
      const rank = order.indexOf(source.module);
      if (rank < 0) return [];
      return inside(source)
        .map((path) => path.split('/')[0] ?? '')
        .filter(
          (module) =>
            module !== source.module &&
            module !== '..' &&
            !(order.indexOf(module) >= 0 && order.indexOf(module) < rank),
        )
        .map((module) => `${source.path} imports ${module}`);
    });
    expect(upward).toEqual([]);
  });

  it('enters a module only through its index.ts', () => {
    const platformDoors = /^platform\/(\w+\/index|clock|logger|loop|metrics|settings|role|platform\.module)\.js$/;
    const backDoors = sources.flatMap((source) =>
      inside(source)
        .filter((path) => order.includes(path.split('/')[0] ?? '') && path.split('/')[0] !== source.module)
        .filter((path) => (path.startsWith('platform/') ? !platformDoors.test(path) : !/^\w+\/index\.js$/.test(path)))
        .map((path) => `${source.path} imports ${path}`),
    );
    expect(backDoors).toEqual([]);
  });

  it('keeps the programs apart', () => {
    const mixed = code.flatMap((source) =>
      inside(source)
        .filter((path) => {
          const module = path.split('/')[0] ?? '';
          if (assembly.some((name) => source.path.startsWith(`src/${name}`))) return programs.includes(module);
          if (source.module === 'demo' && module === 'local') return false;
          return (
            programs.includes(source.module) !== programs.includes(module) ||
            (programs.includes(module) && module !== source.module)
          );
        })
        .map((path) => `${source.path} imports ${path}`),
    );
    expect(mixed).toEqual([]);
  });
});

describe('who may know what', () => {
  const outside = (source: Source) => source.imports.filter((name) => !name.startsWith('.'));
  const offenders = (which: (source: Source) => boolean, forbidden: RegExp) =>
    code
      .filter(which)
      .flatMap((source) =>
        source.imports.filter((name) => forbidden.test(name)).map((name) => `${source.path} imports ${name}`),
      );

  it('rules and state tables are pure', () => {
    const pure = (source: Source) => source.module === 'money' || /\.(rules|state)\.ts$/.test(source.path);
    expect(offenders(pure, /^(@nestjs|typeorm|stripe|bullmq|pg|node:fs|node:http)/)).toEqual([]);
    const impure = code
      .filter(pure)
      .filter((source) => /\bnew Date\(\)|Date\.now\(|\basync\b|Math\.random/.test(source.tree.text));
    expect(impure.map((source) => source.path)).toEqual([]);
  });

  it('Stripe is spoken in one folder', () => {
    const speakers = code.filter((source) => outside(source).includes('stripe')).map((source) => source.path);
    expect(speakers.filter((path) => !path.startsWith('src/payments/stripe/'))).toEqual([]);
  });

  it('controllers know no repository and jobs no HTTP', () => {
    expect(offenders((source) => /\.controller\.tsx?$/.test(source.path), /repository\.js$/)).toEqual([]);
    expect(offenders((source) => source.path.endsWith('.jobs.ts'), /^(fastify|@nestjs\/swagger)/)).toEqual([]);
  });

  it('the environment is read in one place', () => {
    const readers = code.filter((source) => !programs.includes(source.module) && source.module !== 'cli');
    const allowed = ['src/main.ts', 'src/platform/database/data-source.ts'];
    expect(
      readers
        .filter((source) => source.tree.text.includes('process.env') && !allowed.includes(source.path))
        .map((s) => s.path),
    ).toEqual([]);
  });

  it('money modules have no any', () => {
    const money = code.filter((source) =>
      ['money', 'ledger', 'payments', 'settlement', 'payouts', 'refunds', 'pledges'].includes(source.module),
    );
    const found = money.flatMap((source) => {
      const hits: string[] = [];
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) hits.push(source.path);
        ts.forEachChild(node, visit);
      };
      visit(source.tree);
      return hits;
    });
    expect(found).toEqual([]);
  });
});

describe('what is there', () => {
  it('nothing is exported that nobody uses', () => {
    const roots = ['config', 'migrations', 'test'].flatMap((folder) => files(join(root, folder)).map(read));
    const uses = new Map<string, number>();
    const count = (node: ts.Node): void => {
      // Passing a name on is no use of it; entities are found by their files' names.
      if (ts.isExportDeclaration(node)) return;
      if (ts.isIdentifier(node)) uses.set(node.text, (uses.get(node.text) ?? 0) + 1);
      ts.forEachChild(node, count);
    };
    for (const { tree } of [...sources, ...roots]) count(tree);
    const dead = code
      .filter(({ path }) => !path.endsWith('.entity.ts'))
      .flatMap(({ path, tree }) =>
        tree.statements
          .flatMap(exportedNames)
          .filter((name) => (uses.get(name) ?? 0) < 2)
          .map((name) => `${path} exports ${name}`),
      );
    expect(dead).toEqual([]);
  });
});

/** What a statement declares and exports, by name. */
function exportedNames(node: ts.Statement): string[] {
  if (!ts.canHaveModifiers(node)) return [];
  const isExported = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const isDefault = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (!isExported || isDefault) return [];
  const declared = ts.isVariableStatement(node) ? node.declarationList.declarations : [node as ts.NamedDeclaration];
  return declared.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
}

describe('sizes', () => {
  it('no file has more than 300 lines, and half of them at most 80', () => {
    expect(sources.filter((source) => source.lines > 300).map((source) => `${source.path}: ${source.lines}`)).toEqual(
      [],
    );
    const sorted = code.map((source) => source.lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('no function has 70 lines, and no constructor more than six dependencies', () => {
    const long = code.flatMap(({ path, tree }) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && 'body' in node && node.body) {
          const from = tree.getLineAndCharacterOfPosition(node.getStart()).line;
          const lines = tree.getLineAndCharacterOfPosition(node.end).line - from + 1;
          if (lines >= 70) found.push(`${path}:${from + 1} has ${lines} lines`);
          if (ts.isConstructorDeclaration(node) && node.parameters.length > 6)
            found.push(`${path} has ${node.parameters.length} dependencies`);
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });
    expect(long).toEqual([]);
  });

  it('no file hides behind a name that says nothing', () => {
    const vague = /(^|[/.-])(utils?|helpers?|common|types|misc|base)([/.-]|$)/;
    expect(sources.map((source) => source.path).filter((path) => vague.test(path))).toEqual([]);
  });
});
