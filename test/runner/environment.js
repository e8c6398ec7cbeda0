/** The environment of a test file for Jest: none. Tests run in Node itself, and share its globals. */
export default class NodeItself {
  /** Jest leaves its own things here. */
  global = {};
  /** Modules are never mocked. */
  moduleMocker = { restoreAllMocks: doNothing, clearAllMocks: doNothing, resetAllMocks: doNothing };
  setup = doNothing;
  teardown = doNothing;
  getVmContext = () => null;
}

function doNothing() {}
