/// Self-controlled case series.
package org.vigie.statistics.selfcontrolled;
