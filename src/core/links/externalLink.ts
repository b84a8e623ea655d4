/** Whether an address leads to the web or to mail, and so may be handed to the system to open. */
export function isExternalLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href) && URL.canParse(href)
}
