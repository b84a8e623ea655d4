// These ship no types.
declare module 'markdown-it-container' {
  const container: (
    markdown: import('./markdownIt').Markdown,
    name: string,
    options: { readonly validate: (params: string) => boolean; readonly render: import('./markdownIt').RenderRule },
  ) => void
  export default container
}
declare module 'markdown-it-deflist' {
  const definitionLists: (markdown: import('./markdownIt').Markdown) => void
  export default definitionLists
}
declare module 'markdown-it-footnote' {
  const footnotes: (markdown: import('./markdownIt').Markdown) => void
  export default footnotes
}
