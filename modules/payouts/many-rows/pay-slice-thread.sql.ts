import { answerTasks } from '@cordee/platform/threads';
import { handedOver, paySlice, type PaySliceTask } from './pay-slice.sql.ts';

answerTasks((task: PaySliceTask) => paySlice(task), handedOver);
