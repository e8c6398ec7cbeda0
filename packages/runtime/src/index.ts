export type {
  ExposeAdapter,
  ExposeKit,
  Host,
  HostCall,
  HttpMountPlan,
  Log,
  MountPlan,
  OpenMount,
  OpenStdio,
  StdioMountPlan,
  UnitSite,
} from './mount/expose-adapter.js';
