mod agencies;
mod board;
mod decide;
mod matching;
mod receive;
mod scene;
mod take_in;
mod thresholds;
