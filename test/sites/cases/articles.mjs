// Makes the small articles that the real generators are recorded with. A case is `{ of, text }` by name: `of` is what it shows, and the name is a
// file name (letters, digits, hyphens).

/** An article: front matter lines and a body. */
export const article = (head, body = 'Boats left the harbour.\n') => `---\n${head}\n---\n${body}`
export const titled = (more, body) => article(`title: Harbour\ndate: 2022-01-12 10:00:00${more ? `\n${more}` : ''}`, body)
export const named = (prefix, list, text) => Object.fromEntries(list.map((entry, index) => [`${prefix}-${String(index).padStart(3, '0')}`, { of: entry, text: text(entry) }]))
export const all = (prefix, cases) => Object.fromEntries(Object.entries(cases).map(([name, text]) => [`${prefix}-${name}`, { of: name, text }]))

