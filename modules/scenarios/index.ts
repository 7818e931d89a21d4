export { branchChain } from './branch-chain.sql.ts';
