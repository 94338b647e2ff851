#pragma once
#define LOCAL_WORD 11
