/** The name of the configuration file. */
export const settingsFile = 'copydesk.yaml'
