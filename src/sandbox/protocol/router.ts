interface Routed {
  readonly method: string;
  readonly path: string;
}

export interface Match<E> {
  readonly route: E;
  readonly path: Record<string, string>;
}

interface Leaf<E> {
  readonly route: E;
  readonly names: readonly string[];
}

interface Node<E> {
  readonly children: Map<string, Node<E>>;
  readonly leaves: Map<string, Leaf<E>>;
  variable?: Node<E>;
}

/** Finds a route such as `/v1/customers/:id` by walking the path's parts. */
export class Router<E extends Routed> {
  private readonly root: Node<E> = emptyNode();

  constructor(routes: readonly E[]) {
    for (const route of routes) this.add(route);
  }

  match(method: string, path: string): Match<E> | null {
    const values: string[] = [];
    let node = this.root;
    for (const part of path.split('/')) {
      const fixed = node.children.get(part);
      const next = fixed ?? (part === '' ? undefined : node.variable);
      if (!next) return null;
      if (!fixed) values.push(decodePart(part));
      node = next;
    }
    const leaf = node.leaves.get(method);
    if (!leaf) return null;
    return { route: leaf.route, path: Object.fromEntries(leaf.names.map((name, at) => [name, values[at] ?? ''])) };
  }

  private add(route: E): void {
    const parts = route.path.split('/');
    let node = this.root;
    for (const part of parts) node = step(node, part);
    const names = parts.filter((part) => part.startsWith(':')).map((part) => part.slice(1));
    node.leaves.set(route.method, { route, names });
  }
}

function step<E>(node: Node<E>, part: string): Node<E> {
  if (part.startsWith(':')) return (node.variable ??= emptyNode());
  let next = node.children.get(part);
  if (!next) node.children.set(part, (next = emptyNode<E>()));
  return next;
}

function emptyNode<E>(): Node<E> {
  return { children: new Map<string, Node<E>>(), leaves: new Map<string, Leaf<E>>() };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
