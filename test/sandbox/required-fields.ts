import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const virtualFile = fileURLToPath(new URL('../../walk.ts', import.meta.url));

/** Finds in a JSON value what the SDK's types require and the value lacks. */
export class RequiredFields {
  private readonly checker: ts.TypeChecker;
  private readonly types = new Map<string, ts.Type>();

  constructor(names: readonly string[]) {
    const text = `import type Stripe from 'stripe';\n${names.map((name, at) => `export type T${at} = ${name};`).join('\n')}\n`;
    const options: ts.CompilerOptions = {
      ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
      ...{ target: ts.ScriptTarget.ES2023, strict: true, skipLibCheck: true, noEmit: true, types: [] },
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => name === virtualFile || fileExists.call(host, name);
    host.getSourceFile = (name, version, ...rest) =>
      name === virtualFile
        ? ts.createSourceFile(name, text, version)
        : getSourceFile.call(host, name, version, ...rest);
    const program = ts.createProgram([virtualFile], options, host);
    const problems = program.getSemanticDiagnostics(program.getSourceFile(virtualFile));
    if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, host));
    this.checker = program.getTypeChecker();
    const exported = this.checker.getExportsOfModule(
      this.checker.getSymbolAtLocation(program.getSourceFile(virtualFile)!)!,
    );
    for (const symbol of exported) {
      this.types.set(names[Number(symbol.name.slice(1))]!, this.checker.getDeclaredTypeOfSymbol(symbol));
    }
  }

  missing(name: string, value: unknown): string[] {
    return this.check(this.types.get(name)!, value, name);
  }

  private check(type: ts.Type, value: unknown, path: string): string[] {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
    if (type.isUnion()) return this.checkUnion(type.types, value, path);
    if (type.flags & ts.TypeFlags.StringLike) return this.checkText(type, value, path);
    if (type.isIntersection()) return typeof value === 'string' ? [] : [`${path} is no text`];
    if (type.flags & ts.TypeFlags.NumberLike) return typeof value === 'number' ? [] : [`${path} is no number`];
    if (type.flags & ts.TypeFlags.BooleanLike) return this.checkFlag(type, value, path);
    if (type.flags & ts.TypeFlags.Null) return value === null ? [] : [`${path} is not null`];
    if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void))
      return value === undefined ? [] : [`${path} is there`];
    return this.checkObject(type, value, path);
  }

  private checkUnion(members: ts.Type[], value: unknown, path: string): string[] {
    const results = members.map((member) => this.check(member, value, path));
    if (results.some((found) => found.length === 0)) return [];
    // What an object lacks is told by the member that it is meant to be.
    const objects = members.filter((member) => member.flags & ts.TypeFlags.Object);
    const meant = objects.filter((member) => this.sameTag(member, value));
    const least = (meant.length > 0 ? meant : objects).map((member) => this.check(member, value, path));
    return least.sort((a, b) => a.length - b.length)[0] ?? [`${path} is ${JSON.stringify(value)}`];
  }

  private checkText(type: ts.Type, value: unknown, path: string): string[] {
    if (type.isStringLiteral())
      return value === type.value ? [] : [`${path} is ${JSON.stringify(value)}, not ${type.value}`];
    return typeof value === 'string' ? [] : [`${path} is no text`];
  }

  private checkFlag(type: ts.Type, value: unknown, path: string): string[] {
    const name = this.checker.typeToString(type);
    if (name === 'true' || name === 'false') return String(value) === name ? [] : [`${path} is not ${name}`];
    return typeof value === 'boolean' ? [] : [`${path} is no flag`];
  }

  private checkObject(type: ts.Type, value: unknown, path: string): string[] {
    if (this.checker.isArrayType(type)) {
      if (!Array.isArray(value)) return [`${path} is no list`];
      const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
      return value.flatMap((item, at) => this.check(element!, item, `${path}[${at}]`));
    }
    if (typeof value !== 'object' || value === null) return [`${path} is no object`];
    return type.getProperties().flatMap((property) => this.checkProperty(property, value, path));
  }

  private checkProperty(property: ts.Symbol, value: object, path: string): string[] {
    const type = this.checker.getTypeOfSymbol(property);
    if (type.getCallSignatures().length > 0) return [];
    const held = (value as Record<string, unknown>)[property.name];
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    if (optional && (held === undefined || held === null)) return [];
    if (held === undefined) return [`${path}.${property.name} is missing`];
    return this.check(type, held, `${path}.${property.name}`);
  }

  private sameTag(type: ts.Type, value: unknown): boolean {
    const tag = type.getProperty('object');
    const held = (value as { object?: unknown } | null)?.object;
    if (!tag || typeof held !== 'string') return false;
    const tagType = this.checker.getTypeOfSymbol(tag);
    return tagType.isStringLiteral() && tagType.value === held;
  }
}
