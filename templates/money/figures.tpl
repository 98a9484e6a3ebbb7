{{%AUTOESCAPE context="HTML"}}{{!
  Figures on top.  Filled by money_view_figure().
  FIGURE(FIGURE_TONE FIGURE_LINKED FIGURE_PLAIN FIGURE_PATH FIGURE_LABEL
  FIGURE_VALUE FIGURE_NOTE)
}}
<ul class="figures">
{{#FIGURE}}
<li class="card figure tone-{{FIGURE_TONE}}"><span class="figure-icon">{{@icon coin}}</span><div>{{#FIGURE_LINKED}}<a class="soft" href="{{FIGURE_PATH}}">{{FIGURE_LABEL}}</a>{{/FIGURE_LINKED}}{{#FIGURE_PLAIN}}<span class="soft">{{FIGURE_LABEL}}</span>{{/FIGURE_PLAIN}}<b>{{FIGURE_VALUE}}</b><small>{{FIGURE_NOTE}}</small></div></li>
{{/FIGURE}}
</ul>
