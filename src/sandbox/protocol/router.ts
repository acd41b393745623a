interface Routed {
  readonly method: string;
  readonly path: string;
}

export interface Match<E> {
  readonly route: E;
  readonly path: Record<string, string>;
}

interface Node<E> {
  readonly children: Map<string, Node<E>>;
  variable?: { name: string; node: Node<E> };
  readonly routes: Map<string, E>;
}

/** Finds a route such as `/v1/customers/:id` by walking the path's parts. */
export class Router<E extends Routed> {
  private readonly root: Node<E> = emptyNode();

  constructor(readonly all: readonly E[]) {
    for (const route of all) this.add(route);
  }

  match(method: string, path: string): Match<E> | null {
    const variables: Record<string, string> = {};
    let node: Node<E> | undefined = this.root;
    for (const part of path.split('/')) {
      const next: Node<E> | undefined = node.children.get(part);
      if (!next && node.variable && part !== '') variables[node.variable.name] = decodePart(part);
      node = next ?? (part === '' ? undefined : node.variable?.node);
      if (!node) return null;
    }
    const route = node.routes.get(method);
    return route ? { route, path: variables } : null;
  }

  private add(route: E): void {
    let node = this.root;
    for (const part of route.path.split('/')) node = step(node, part);
    node.routes.set(route.method, route);
  }
}

function step<E>(node: Node<E>, part: string): Node<E> {
  if (part.startsWith(':')) return (node.variable ??= { name: part.slice(1), node: emptyNode() }).node;
  let next = node.children.get(part);
  if (!next) node.children.set(part, (next = emptyNode()));
  return next;
}

function emptyNode<E>(): Node<E> {
  return { children: new Map(), routes: new Map() };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
