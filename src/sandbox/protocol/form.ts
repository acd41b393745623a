export interface FormTree {
  [key: string]: string | FormTree;
}

const deepest = 8;

/** Decodes Stripe's form encoding (`card[exp_month]=4`, `expand[0]=customer`, `expand[]=customer`) into a tree of texts. */
export function decodeForm(text: string): FormTree {
  const root = emptyTree();
  if (text === '') return root;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    plant(root, keyPath(key), equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return root;
}

/** The same text for the same parameters, whatever their order. */
export function canonicalForm(text: string): string {
  return text.split('&').sort().join('&');
}

// Without a prototype, so that a key such as __proto__ is a key like any other.
function emptyTree(): FormTree {
  return Object.create(null) as FormTree;
}

function decode(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function keyPath(key: string): string[] {
  const bracket = key.indexOf('[');
  if (bracket < 0) return [key];
  const inner = key.slice(bracket).matchAll(/\[([^[\]]*)\]/g);
  return [key.slice(0, bracket), ...Array.from(inner, (match) => match[1] ?? '')].slice(0, deepest);
}

function plant(tree: FormTree, path: string[], value: string): void {
  let here = tree;
  for (const [depth, step] of path.entries()) {
    const name = step === '' ? String(Object.keys(here).length) : step;
    if (depth === path.length - 1) here[name] = value;
    else {
      const next = here[name];
      here = typeof next === 'object' ? next : (here[name] = emptyTree());
    }
  }
}
