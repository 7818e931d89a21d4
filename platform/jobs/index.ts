export { installQueue, openQueue, type Queue } from './queue.ts';
export {
  askCancel,
  enqueueTask,
  findTask,
  listTasks,
  type NewTask,
  type Task,
  type TaskState,
} from './task.ts';
export {
  runTask,
  startWorker,
  takeOverSilent,
  Cancelled,
  type TaskContext,
  type TaskHandler,
  type TaskHandlers,
} from './worker.ts';
